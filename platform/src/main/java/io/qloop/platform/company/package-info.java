/** Words of the company that every service uses. */
package io.qloop.platform.company;
