-- Numbers in the order in which they grow: by text, FB-2026-1000000 would come before FB-2026-999999.
create index feedback_by_number on feedback (
    regexp_replace(regexp_replace(number, '\d+', '00000000000\&', 'g'), '\d*(\d{12})', '\1', 'g'), id);
