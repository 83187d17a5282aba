/** What the tests of every service share. */
package io.qloop.platform.testing;
