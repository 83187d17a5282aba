package io.qloop.local.supervisor;

import io.qloop.local.part.Part;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A part without a program: it lives until it is told otherwise. */
final class FakePart implements Part {

    final AtomicInteger starts = new AtomicInteger();
    volatile boolean alive;
    private final String name;
    private final int port;

    FakePart(String name, int port) {
        this.name = name;
        this.port = port;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of(name, port);
    }

    @Override
    public void start() {
        starts.incrementAndGet();
        alive = true;
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public boolean healthy() {
        return alive;
    }

    @Override
    public void stop() {
        alive = false;
    }

    @Override
    public Path log() {
        return Path.of("fake.log");
    }
}
