create table concert."payment_assumption" (
  "mission_id" text collate "C" not null,
  "id" text collate "C" not null,
  "origin" text collate "C" not null,
  "label_id" integer not null,
  "version" bigint not null,
  "payer" text collate "C",
  "delay_low" bigint,
  "delay_mid" bigint,
  "delay_high" bigint,
  "paid_low" numeric(38,2),
  "paid_mid" numeric(38,2),
  "paid_high" numeric(38,2),
  "basis" text collate "C" not null,
  "confidence" text collate "C",
  "source" text[] collate "C" not null,
  "source_note" text collate "C",
  "note" text collate "C",
  primary key (mission_id, id)
);
select concert.guard_records('payment_assumption', false);
select concert.guard_need_to_know('payment_assumption');

-- All cash records of a mission for a reader who may not know the payers: each payer is a number that is drawn anew at
-- each call, ids are the row's place, notes and sources are left out. What is made of these rows is shown in sums and
-- bands only; amounts alone would tell whose they are.
create function concert.cash_without_names(mission text) returns jsonb
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with seen as (
    select mission as id, concert.readable() as labels where mission = any (concert.readable_missions()) and exists (select from concert.me())
  ), payers as (
    select p.payer, 'payer-' || row_number() over (order by gen_random_uuid()) as name from (
      select a.payer from concert.assessment a, seen where a.mission_id = seen.id and a.label_id = any (seen.labels)
      union select a.payer from concert.payment a, seen where a.mission_id = seen.id and a.label_id = any (seen.labels)
      union select a.payer from concert.payment_arrangement a, seen where a.mission_id = seen.id and a.label_id = any (seen.labels)
      union select a.payer from concert.payment_assumption a, seen where a.mission_id = seen.id and a.label_id = any (seen.labels) and a.payer is not null) p
  )
  select jsonb_build_object(
    'assessment', (select coalesce(jsonb_agg(jsonb_build_object('id', md5(a.id || p.name), 'payer', p.name, 'fund', a.fund,
        'budget', a.budget, 'received_on', a.received_on, 'due_on', a.due_on, 'amount_usd', a.amount_usd::text, 'basis', a.basis)), '[]')
      from concert.assessment a join payers p using (payer), seen where a.mission_id = seen.id and a.label_id = any (seen.labels)),
    'payment', (select coalesce(jsonb_agg(jsonb_build_object('id', md5(a.id || p.name), 'payer', p.name,
        'received_on', a.received_on, 'amount', a.amount::text, 'currency', a.currency, 'usd_rate', a.usd_rate::text,
        'assessment', md5(a.assessment || p.name), 'basis', a.basis)), '[]')
      from concert.payment a join payers p using (payer), seen where a.mission_id = seen.id and a.label_id = any (seen.labels)),
    'payment_arrangement', (select coalesce(jsonb_agg(jsonb_build_object('id', md5(a.id || p.name), 'payer', p.name,
        'kind', a.kind, 'from', a."from", 'until', a.until, 'yearly_usd', a.yearly_usd::text, 'basis', a.basis)), '[]')
      from concert.payment_arrangement a join payers p using (payer), seen where a.mission_id = seen.id and a.label_id = any (seen.labels)),
    'payment_assumption', (select coalesce(jsonb_agg(jsonb_build_object('id', md5(a.id || coalesce(p.name, '')), 'payer', p.name,
        'delay_low', a.delay_low, 'delay_mid', a.delay_mid, 'delay_high', a.delay_high,
        'paid_low', a.paid_low::text, 'paid_mid', a.paid_mid::text, 'paid_high', a.paid_high::text, 'basis', a.basis)), '[]')
      from concert.payment_assumption a left join payers p using (payer), seen where a.mission_id = seen.id and a.label_id = any (seen.labels)))
  from seen
$$;
revoke all on function concert.cash_without_names(text) from public;
grant execute on function concert.cash_without_names(text) to concert_app;
