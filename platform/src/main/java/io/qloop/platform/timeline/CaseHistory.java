package io.qloop.platform.timeline;

import java.util.List;
import java.util.UUID;

/** What a part of the service knows of what happened to a case, read from its own tables when somebody asks: a CDI bean. */
public interface CaseHistory {

    /** In any order; nothing for the case of another part. A transaction runs. */
    List<Happening> of(UUID caseId);
}
