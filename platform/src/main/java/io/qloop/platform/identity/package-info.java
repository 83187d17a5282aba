/** Who is asking, with which roles and for which functions. Resources, use cases and the audit call it. */
package io.qloop.platform.identity;
