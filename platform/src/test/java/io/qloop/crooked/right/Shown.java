package io.qloop.crooked.right;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;

/** Breaks a rule on purpose: it says that it runs on a virtual thread where Quarkus does not heed it. */
@RunOnVirtualThread
public interface Shown {

    @GET
    String shown();
}
