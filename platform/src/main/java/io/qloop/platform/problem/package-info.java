/**
 * One road for everything that goes wrong: the domain throws a {@link io.qloop.platform.problem.Refusal}, the rest is
 * recognised here, and all of it is answered as problem details (RFC 9457). Everybody may throw; nobody else answers.
 */
package io.qloop.platform.problem;
