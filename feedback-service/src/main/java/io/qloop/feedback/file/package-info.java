/**
 * The file of a customer (客户档案) and the after-sales file of a product (售后服务档案): what this service owns of them, or has
 * heard by events, over time. Read by our own people over REST (docs/customer-file.md).
 */
package io.qloop.feedback.file;
