/** Months, quarters, half-years and years of the company, and what begins with them: summaries, plans, surveys. */
package io.qloop.platform.period;
