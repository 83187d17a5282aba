/** Texts in Chinese and English and the choice between them. Everybody may call it. */
package io.qloop.platform.i18n;
