package io.qloop.platform.web;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a creating POST resource method: it needs the header {@code Idempotency-Key}, and asking again with the same key
 * and the same body gives the first answer again without doing anything. The method runs in one transaction together
 * with the record of the key. A refused request is not kept: it may be mended and sent again under its key. Keys are kept
 * for 24 hours.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
