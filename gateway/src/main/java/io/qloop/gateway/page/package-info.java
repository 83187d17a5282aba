/** Small public pages in Chinese and English. Nothing calls it. */
package io.qloop.gateway.page;
