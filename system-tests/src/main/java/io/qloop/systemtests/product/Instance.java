package io.qloop.systemtests.product;

import java.time.Duration;

/** One more instance of a service, which nobody starts again when it dies. */
public final class Instance implements AutoCloseable {

    private final String service;
    private final Process process;
    private final String url;

    Instance(String service, Process process, String url) {
        this.service = service;
        this.process = process;
        this.url = url;
    }

    /** Where it answers itself. */
    public String url() {
        return url;
    }

    public void awaitReady() {
        Until.holds("the other " + service + " is ready", Duration.ofSeconds(90), () -> {
            if (!process.isAlive()) {
                throw new Until.Hopeless("The other " + service + " has ended");
            }
            return Product.status(url + "/q/health/ready") == 200;
        });
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
