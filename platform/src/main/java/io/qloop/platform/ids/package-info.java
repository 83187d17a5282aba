/** Identifiers of records. Everybody may call. */
package io.qloop.platform.ids;
