package io.qloop.notification.channel;

/** What stands at the other end of a channel. */
public enum ChannelKind {
    /** Another system that wants our events, signed as Standard Webhooks says. */
    WEBHOOK,
    /** The robot of a group of WeCom (企业微信). */
    WECOM,
    /** The robot of a group of DingTalk (钉钉). */
    DINGTALK,
    /** The robot of a group of Feishu or Lark (飞书). */
    FEISHU,
    /** A workflow of Microsoft Teams that starts when it is called. */
    TEAMS;

    /** Does it tell people what their department has to know, rather than a system what happened? */
    boolean isChat() {
        return this != WEBHOOK;
    }
}
