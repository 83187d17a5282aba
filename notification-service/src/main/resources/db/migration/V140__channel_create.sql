-- Where else than to a mail address something is told: a webhook, or the robot of a group chat.
create table channel (
    id uuid primary key,
    version bigint not null,
    kind text not null,
    name text not null,
    url text not null,
    secret text,
    earlier_secret text,
    earlier_secret_until timestamptz,
    topics text[] not null,
    functions text[] not null,
    language text not null,
    state text not null,
    created_at timestamptz not null,
    created_by text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    constraint channel_kind_known check (kind in ('WEBHOOK', 'WECOM', 'DINGTALK', 'FEISHU', 'TEAMS')),
    constraint channel_state_known check (state in ('ACTIVE', 'OFF', 'GONE')),
    constraint channel_webhook_signs check (kind <> 'WEBHOOK' or secret is not null),
    constraint channel_earlier_secret_ends check ((earlier_secret is null) = (earlier_secret_until is null))
);

create unique index channel_once_per_name on channel (lower(name));
