/**
 * The register of feedbacks (客户质量信息反馈登记表): all of them in one list, filtered, sorted and searched. Read by our own
 * people, and by customers, who see their own lines.
 */
package io.qloop.feedback.register;
