-- Fills the database of feedback-service with :rows feedbacks of three years, the newest from now, as the trade would write them:
-- half Chinese, half English, 1,000 customers, 400 products, 20 lots a day. Of the last 2 % most are open. What the service
-- works out itself, the words, is left to it. Triggers do not run here, so the rows of feedback_words are written as well.
set session_replication_role = replica;

insert into customer (id, name_en, name_zh, language, active, changed_at)
select 'C-B' || lpad(n::text, 4, '0'), 'Benchmark customer ' || n, '基准客户 ' || n, 'ZH', true, now()
from generate_series(0, 999) n on conflict do nothing;

insert into product (id, name_en, name_zh, active, changed_at)
select 'P-B' || lpad(n::text, 3, '0'), 'Enamelled wire ' || n, '漆包线 ' || n, true, now()
from generate_series(0, 399) n on conflict do nothing;

create temporary table vocabulary as select
    array['线盘边缘有毛刺', '漆膜针孔超标', '击穿电压偏低', '漆膜开裂', '绕线频繁断线', '伸长率不足', '线径偏大', '标签与实物不符',
        '条码扫不出来', '混装两种规格', '数量短少', '外箱压扁变形', '运输途中淋湿', '送货延误', '空盘回收不及时', '排线乱压线', '铜线氧化发黑',
        '表面有油污', '漆膜起皮剥落', '回弹偏大线偏硬', '导体电阻偏高', '绝缘偏心', '护套低温开裂', '电缆米数不足', '外皮色差', '端子接触不良',
        '主板虚焊', '显示屏闪烁', '电源过热', '风扇异响', '控制器死机', '变压器渗漏油', '外壳生锈', '匝间短路', '缺少合格证', '发票金额错误',
        '售后电话无人接听', '服务态度差', '托盘断裂', '希望改进包装标识'] as zh,
    array['burrs on the spool flange', 'too many pinholes in the enamel', 'dielectric breakdown too low', 'insulation cracks at the bend',
        'wire breaks during winding', 'elongation below specification', 'outer diameter oversize', 'label does not match content',
        'barcode cannot be scanned', 'mixed sizes on one pallet', 'reels missing', 'cartons crushed', 'goods soaked by rain',
        'delivery late', 'empty reels not collected', 'crossed winding and tangles', 'copper oxidised', 'oil on the wire',
        'enamel peels off', 'springback too high', 'resistance above limit', 'eccentric insulation', 'sheath cracks in the cold',
        'cable shorter than marked', 'colour of the sheath differs', 'loose contact at the plug', 'cold solder joints on the board',
        'display flickers', 'power supply overheats', 'fan makes noise', 'controller freezes', 'transformer leaks oil', 'housing rusts',
        'shorted turns in the motor', 'certificate missing', 'wrong amount on invoice', 'nobody answers the service line',
        'technician was rude', 'pallet broken', 'wish for larger marking'] as en,
    array['一号车间', '二号车间', '三号线', '进货检验', '成品检验', '绕线工序', '嵌线工序', '浸漆工序', '包装工序', '仓库收货', '客户现场', '装配线',
        '夜班', '白班', '试制组', '维修站', '分公司', '出口仓', '质检室', '实验室'] as wherezh,
    array['workshop one', 'workshop two', 'line three', 'incoming inspection', 'final inspection', 'the winding section', 'slot insertion',
        'impregnation', 'packing', 'the receiving dock', 'our customer''s site', 'the assembly line', 'the night shift', 'the day shift',
        'pilot production', 'the repair centre', 'our branch', 'the export warehouse', 'the test room', 'the laboratory'] as whereen,
    array['已停线检查', '已隔离整批', '请尽快回复', '要求更换', '影响本周交货', '抽检十件三件不良', '与上批相比明显变差', '请派人到现场', '附照片', '要求书面说明',
        '已挑选使用', '暂时让步接收', '第二次发生', '要求赔偿', '请补发', '样品已寄出', '待技术确认', '操作工反映', '客户投诉', '年度考核会扣分'] as thenzh,
    array['we stopped the line', 'the whole lot is blocked', 'please answer soon', 'we ask for replacement', 'this week''s delivery is at risk',
        'three of ten samples are bad', 'much worse than the last lot', 'please send somebody', 'photographs attached',
        'a written statement is required', 'sorted and used', 'accepted with concession for now', 'it happened for the second time',
        'we claim compensation', 'please send the missing ones', 'samples are on their way', 'engineering must confirm',
        'operators reported it', 'our customer complained', 'it costs points in the yearly rating'] as thenen;

-- Any number that looks like chance, the same in every run.
create function pg_temp.pick(n bigint, salt bigint, among bigint) returns bigint language sql immutable
    return abs(hashint8extended(n, salt)) % among;

insert into feedback (id, version, number, customer_id, channel, class, subject, content, product_id, lot, responsible_function,
    status, received_at, registered_at, registered_by, procedure, due_at, ended_at, closed_at, escalated_at, escalated_by, escalation_reason)
select uuidv7(received - now()), 0, 'BM-2026-' || lpad(n::text, 7, '0'), 'C-B' || lpad((pg_temp.pick(n, 1, 1000) * pg_temp.pick(n, 2, 1000) / 1000)::text, 4, '0'),
    (array['PHONE', 'E_MAIL', 'LETTER', 'VISIT', 'WEB'])[1 + pg_temp.pick(n, 3, 5)],
    (array['a', 'b', 'b', 'b', 'c', 'c', 'c', 'c', 'd', 'd'])[1 + pg_temp.pick(n, 4, 10)],
    case when chinese then zh[kind] || '，' || wherezh[place] else initcap(substr(en[kind], 1, 1)) || substr(en[kind], 2) || ' at ' || whereen[place] end,
    case when chinese then wherezh[place] || '反映' || zh[kind] || '，规格 0.' || pg_temp.pick(n, 5, 90) || ' mm，数量 '
            || pg_temp.pick(n, 6, 500) || ' 盘，' || thenzh[1 + pg_temp.pick(n, 7, 20)] || '，' || thenzh[1 + pg_temp.pick(n, 8, 20)] || '。'
        else 'In ' || whereen[place] || ' we found ' || en[kind] || ', size 0.' || pg_temp.pick(n, 5, 90) || ' mm, ' || pg_temp.pick(n, 6, 500)
            || ' reels; ' || thenen[1 + pg_temp.pick(n, 7, 20)] || ', ' || thenen[1 + pg_temp.pick(n, 8, 20)] || '.' end,
    case when pg_temp.pick(n, 9, 10) < 8 then 'P-B' || lpad(pg_temp.pick(n, 10, 400)::text, 3, '0') end,
    case when pg_temp.pick(n, 11, 10) < 7 then 'L' || to_char(received - interval '40 days', 'YYYYMMDD') || '-' || lpad((1 + pg_temp.pick(n, 12, 20))::text, 2, '0') end,
    (array['QUALITY', 'QUALITY', 'QUALITY', 'TECHNOLOGY', 'SALES', 'LOGISTICS', 'PRODUCTION', 'AFTER_SALES'])[1 + pg_temp.pick(n, 13, 8)],
    status, received, received + interval '10 minutes', (array['chen.sales', 'li.quality', 'wang.qc', 'zhao.service'])[1 + pg_temp.pick(n, 14, 4)],
    'feedback-guideline/1', case when status = 'REGISTERED' then received + interval '2 days' end, case when status <> 'REGISTERED' then received + interval '9 days' end,
    case when status = 'CLOSED' then received + interval '9 days' end,
    case when status = 'ESCALATED' then received + interval '3 days' end, case when status = 'ESCALATED' then 'li.quality' end,
    case when status = 'ESCALATED' then '客户要求按投诉处理' end
from generate_series(1, :rows) n, vocabulary,
    lateral (select 1 + pg_temp.pick(n, 15, 40) as kind, 1 + pg_temp.pick(n, 16, 20) as place, pg_temp.pick(n, 17, 2) = 0 as chinese,
        now() - (:rows - n + 1) * (interval '1095 days' / :rows) as received,
        case when n > :rows * 0.98 and pg_temp.pick(n, 18, 10) < 8 then 'REGISTERED' when pg_temp.pick(n, 18, 20) = 0 then 'ESCALATED' else 'CLOSED' end as status) as drawn;

insert into proceeding (id, version, case_number, subject, customer_id, function, procedure_name, procedure_number, class, held,
    fields, facts, events, path, signatures, stage, ended_at)
select id, 0, number, 'feedback', customer_id, lower(responsible_function), 'feedback-guideline', 1, class, '[]', '{}', '[]', '{}',
    '[]', '[]', case status when 'CLOSED' then 'final-evaluation' when 'ESCALATED' then 'became-complaint'
        else (array['received', 'reported', 'classified', 'form-issued', 'countermeasure-under-way'])[1 + pg_temp.pick(hashtext(number), 19, 5)] end,
    coalesce(closed_at, escalated_at)
from feedback where number like 'BM-2026-_______';

insert into feedback_words (feedback_id) select id from feedback where number like 'BM-2026-_______';
