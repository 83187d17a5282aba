package io.qloop.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs against the one product that the whole suite shares; a constructor takes it as {@code World}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StartedProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public @interface SystemTest {}
