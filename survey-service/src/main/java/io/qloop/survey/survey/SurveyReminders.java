package io.qloop.survey.survey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The keys of all reminders. */
@ApplicationScoped
class SurveyReminders implements PanacheRepositoryBase<SurveyReminder, UUID> {}
