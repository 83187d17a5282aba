package io.qloop.platform.erasure;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class Erasures implements PanacheRepositoryBase<Erasure, UUID> {}
