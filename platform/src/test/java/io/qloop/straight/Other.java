package io.qloop.straight;

/** Stands for a class of another service. */
public interface Other {}
