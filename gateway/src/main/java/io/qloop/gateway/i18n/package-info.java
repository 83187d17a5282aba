/** Texts in Chinese and English from resource files. Every feature of the gateway may call it; it calls none. */
package io.qloop.gateway.i18n;
