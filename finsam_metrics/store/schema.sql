-- The public tables. What a column holds is said in data/schemas for columns that come from
-- the data files, and at the end of this file for the others.

create table budget_area (
  area_id varchar not null,
  area_name varchar not null,
  area_definite_name varchar not null,
  sort_order integer not null,
  primary key (area_id)
);

create table overview_part (
  part_id varchar not null,
  part_name varchar not null,
  sort_order integer not null,
  primary key (part_id)
);

create table budget_category (
  category_id varchar not null,
  category_name varchar not null,
  category_name_en varchar not null,
  definition varchar not null,
  kind varchar check (kind in ('income', 'cost', 'asset', 'liability', 'equity', 'result', 'cash_flow')),
  area_id varchar,
  part_id varchar,
  sort_order integer not null,
  primary key (category_id),
  foreign key (area_id) references budget_area (area_id),
  foreign key (part_id) references overview_part (part_id)
);

create table common_group (
  group_id varchar not null,
  group_name varchar not null,
  group_name_en varchar not null,
  is_statutory boolean not null,
  sort_order integer not null,
  primary key (group_id)
);

create table training_type (
  training_type varchar not null,
  training_type_name varchar not null,
  primary key (training_type)
);

create table goal_area (
  goal_area_id varchar not null,
  goal_area_name varchar not null,
  definition varchar not null,
  sort_order integer not null,
  primary key (goal_area_id)
);

create table spelling (
  vocabulary varchar not null check (vocabulary in ('budget_category', 'common_group', 'training_type', 'goal_area', 'association', 'municipality', 'party')),
  section_text varchar,
  printed_text varchar not null,
  target_id varchar not null,
  is_judgement boolean not null,
  from_year integer,
  to_year integer,
  primary key (vocabulary, printed_text, target_id)
);

create table association_spelling (
  association_id varchar not null,
  section_text varchar,
  printed_text varchar not null,
  category_id varchar not null,
  decided_date date not null
);

create table association (
  association_id varchar not null,
  association_name varchar not null,
  short_name varchar not null,
  initials varchar not null,
  sort_order integer not null,
  county_code varchar not null,
  county_name varchar not null,
  formed_date date,
  formed_text varchar,
  ended_date date,
  successor_id varchar,
  website varchar,
  source varchar not null,
  primary key (association_id)
);

create table municipality (
  municipality_code varchar not null,
  municipality_name varchar not null,
  county_code varchar not null,
  county_name varchar not null,
  primary key (municipality_code)
);

create table association_municipality (
  association_id varchar not null,
  municipality_code varchar not null,
  municipality_name varchar not null,
  from_year integer,
  to_year integer,
  source varchar not null,
  primary key (association_id, municipality_code),
  foreign key (association_id) references association (association_id),
  foreign key (municipality_code) references municipality (municipality_code)
);

create table population (
  municipality_code varchar not null,
  municipality_name varchar not null,
  year integer not null,
  population_count integer not null,
  population_16_64_count integer,
  source varchar not null,
  cross_check varchar,
  confidence varchar,
  primary key (municipality_code, year)
);

create table account_range (
  association_id varchar references association (association_id),
  from_account varchar not null,
  to_account varchar not null,
  category_id varchar not null references budget_category (category_id),
  kind varchar not null check (kind in ('income', 'cost', 'result')),
  is_judgement boolean not null,
  judgement_text varchar,
  source varchar not null
);

create table invoice_recipient (
  association_id varchar not null references association (association_id),
  organisation_number varchar,
  invoice_address varchar,
  reference varchar,
  invoice_email varchar,
  source varchar not null,
  primary key (association_id)
);

create table price_index (
  year integer not null,
  cpi decimal(8, 2) not null,
  source varchar not null,
  cross_check varchar,
  primary key (year)
);

create table rule (
  rule_id varchar not null,
  severity varchar not null check (severity in ('error', 'warning', 'info')),
  title varchar not null,
  fault_title varchar,
  explanation varchar not null,
  source varchar not null,
  valid_from_year integer,
  valid_to_year integer,
  primary key (rule_id)
);

create table rule_value (
  rule_id varchar not null,
  name varchar not null,
  value double not null,
  primary key (rule_id, name),
  foreign key (rule_id) references rule (rule_id)
);

create table plan_part (
  part_id varchar not null,
  part_name varchar not null,
  is_usual boolean not null,
  source varchar not null,
  sort_order integer not null,
  primary key (part_id)
);

create table glossary (
  term_id varchar not null,
  term varchar not null,
  explanation varchar not null,
  source varchar,
  page_paths varchar,
  primary key (term_id)
);

create table publisher (
  organisation varchar,
  service_name varchar not null,
  contact_email varchar,
  contact_phone varchar,
  website varchar,
  answer_days integer check (answer_days >= 1),
  published_date date,
  primary key (service_name)
);

create table accessibility_check (
  check_id varchar not null,
  subject varchar not null,
  method varchar not null,
  outcome varchar not null check (outcome in ('met', 'partly', 'untested')),
  criterion varchar,
  shortcoming_text varchar,
  alternative_text varchar,
  planned_text varchar,
  tested_date date,
  primary key (check_id)
);

create table document (
  document_id varchar not null primary key,
  association_id varchar not null references association (association_id),
  kind varchar not null check (kind in ('plan', 'annual_report', 'interim_report', 'books')),
  title varchar not null,
  registry_number varchar,
  decided_date date,
  decided_text varchar,
  sha256 varchar not null check (length(sha256) = 64),
  media_type varchar not null,
  page_count integer check (page_count >= 1)
);

create table plan_package (
  plan_id varchar not null primary key,
  association_id varchar not null references association (association_id),
  plan_title varchar not null,
  budget_year integer not null,
  revision integer not null check (revision >= 1),
  phase varchar check (phase in ('proposal', 'adopted', 'revised')),
  document_id varchar not null references document (document_id),
  document_kind varchar not null check (document_kind in ('plan', 'annual_report', 'interim_report', 'books'))
);

create table budget_line (
  figure_id varchar not null primary key,
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  statement varchar not null check (statement in ('budget', 'income_statement', 'cash_flow', 'balance_sheet', 'funding')),
  table_text varchar not null,
  section_text varchar,
  row_number integer not null check (row_number >= 1),
  line_text varchar not null,
  row_kind varchar not null check (row_kind in ('item', 'sum')),
  kind varchar not null check (kind in ('income', 'cost', 'asset', 'liability', 'equity', 'result', 'cash_flow')),
  category_id varchar not null,
  is_judgement boolean not null,
  judgement_text varchar,
  part_of integer,
  concept varchar check (concept in ('frame', 'applied_for', 'disposable', 'total_income', 'total_cost', 'result', 'opening_cash', 'closing_cash', 'opening_equity', 'closing_equity', 'total_assets', 'total_equity_and_liabilities')),
  year integer,
  version varchar not null check (version in ('outcome', 'forecast', 'budget', 'plan')),
  column_text varchar,
  printed_text varchar not null,
  unit varchar not null check (unit in ('kr', 'tkr', 'mkr')),
  printed_amount_sek decimal(14, 2) not null,
  amount_sek decimal(14, 2) not null,
  is_approximate boolean not null,
  basis varchar not null,
  page integer check (page >= 1),
  line integer not null check (line >= 1),
  period_from date,
  period_to date,
  check ((period_from is null) = (period_to is null)),
  check (year is null or period_from is null),
  foreign key (category_id) references budget_category (category_id)
);

create table priority_group (
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  group_text varchar not null,
  group_id varchar not null,
  age_from integer,
  age_to integer,
  context varchar not null check (context in ('priority', 'target_group', 'activity', 'budget_line')),
  activity_text varchar,
  is_judgement boolean not null,
  judgement_text varchar,
  page integer check (page >= 1),
  line integer not null check (line >= 1),
  primary key (plan_id, group_text, group_id, context, line),
  foreign key (group_id) references common_group (group_id)
);

create table training (
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  training_id varchar not null,
  title varchar not null,
  when_text varchar,
  start_date date,
  year integer,
  month integer,
  season varchar check (season in ('spring', 'autumn')),
  scope varchar check (scope in ('joint', 'local')),
  reach varchar check (reach in ('county', 'region', 'open')),
  training_type varchar not null,
  audience_text varchar,
  participants_min integer,
  participants_max integer,
  cost_sek decimal(14, 2),
  printed_text varchar,
  unit varchar check (unit in ('kr', 'tkr', 'mkr')),
  is_judgement boolean not null,
  page integer check (page >= 1),
  line integer not null check (line >= 1),
  primary key (plan_id, training_id),
  foreign key (training_type) references training_type (training_type)
);

create table initiative (
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  name varchar not null,
  amount_sek decimal(14, 2),
  printed_text varchar,
  unit varchar check (unit in ('kr', 'tkr', 'mkr')),
  condition_text varchar,
  supplement_text varchar,
  owner_text varchar,
  partner_text varchar,
  orientation varchar check (orientation in ('individual', 'structural')),
  is_judgement boolean not null,
  page integer check (page >= 1),
  line integer not null check (line >= 1),
  detail_line integer,
  primary key (plan_id, name)
);

create table staffing (
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  role varchar not null,
  extent_share double,
  employer_text varchar,
  page integer check (page >= 1),
  line integer not null check (line >= 1),
  primary key (plan_id, role)
);

create table meeting (
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  body varchar not null,
  date date not null,
  place varchar,
  page integer check (page >= 1),
  line integer not null check (line >= 1),
  primary key (plan_id, body, date)
);

create table goal (
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  area varchar not null,
  goal_summary varchar not null,
  target_operator varchar check (target_operator in ('>=', '<=', '=')),
  target_value double,
  target_unit varchar check (target_unit in ('participants', 'count', 'equity_share_of_contributions')),
  category_id varchar,
  printed_text varchar,
  page integer check (page >= 1),
  line integer not null check (line >= 1),
  primary key (plan_id, goal_summary),
  foreign key (category_id) references budget_category (category_id)
);

create table declaration (
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  declaration_type varchar not null check (declaration_type in ('deficit', 'follow_up', 'members')),
  declaration_summary varchar not null,
  page integer check (page >= 1),
  line integer not null check (line >= 1),
  primary key (plan_id, declaration_type, line)
);

create table correction (
  figure_id varchar not null primary key references budget_line (figure_id),
  printed_text varchar not null,
  amount_sek decimal(14, 2) not null,
  reason_text varchar not null,
  author_text varchar not null,
  decided_date date not null
);

create table place (
  figure_id varchar not null primary key references budget_line (figure_id),
  page integer not null check (page >= 1),
  page_angle decimal(14, 2) not null,
  left_edge decimal(14, 2) not null,
  top_edge decimal(14, 2) not null,
  right_edge decimal(14, 2) not null,
  bottom_edge decimal(14, 2) not null
);

create table changes (
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  change_number integer not null check (change_number >= 1),
  line integer check (line >= 1),
  line_text varchar,
  changed_table varchar not null,
  changed_column varchar not null,
  read_text varchar,
  published_text varchar,
  reason_text varchar,
  author_text varchar not null,
  changed_date date not null,
  primary key (plan_id, change_number)
);

create table recurring (
  recurring_id varchar not null,
  recurring_name varchar not null,
  recurring_type varchar not null check (recurring_type in ('initiative', 'training')),
  definition varchar not null,
  primary key (recurring_id)
);

create table recurring_entry (
  recurring_id varchar not null,
  plan_id varchar not null references plan_package (plan_id),
  entry_key varchar not null,
  line integer not null check (line >= 1),
  is_judgement boolean not null,
  reason_text varchar not null,
  reviewed_by varchar not null,
  reviewed_date date not null,
  primary key (recurring_id, plan_id, entry_key),
  foreign key (recurring_id) references recurring (recurring_id)
);

create table comparison_note (
  plan_id varchar not null references plan_package (plan_id),
  level varchar not null check (level in ('area', 'category')),
  term_id varchar not null,
  note_text varchar not null,
  page integer check (page >= 1),
  line integer not null check (line >= 1),
  primary key (plan_id, level, term_id, note_text)
);

create table allocation_key (
  key_id varchar not null,
  title varchar not null,
  year integer not null,
  valid_from date,
  valid_to date,
  cap_sek decimal(14, 2),
  decision_body varchar,
  decision_date date,
  decision_paragraph varchar,
  decision_text varchar not null,
  document_id varchar not null,
  printed_text varchar,
  page integer check (page >= 1),
  line integer not null check (line >= 1),
  primary key (key_id),
  foreign key (document_id) references document (document_id)
);

create table allocation_key_share (
  key_id varchar not null,
  association_id varchar not null,
  amount_sek decimal(14, 2),
  share double,
  printed_text varchar not null,
  primary key (key_id, association_id),
  foreign key (key_id) references allocation_key (key_id),
  foreign key (association_id) references association (association_id)
);

create table sum_check (
  check_id varchar not null primary key,
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  equation varchar not null check (
    equation in ('subtotal', 'total', 'result', 'roll_forward', 'balance', 'cross')
  ),
  figure_id varchar not null references budget_line (figure_id),
  stated_sek decimal(14, 2) not null,
  computed_sek decimal(14, 2) not null,
  holds boolean not null
);

create table sum_check_part (
  check_id varchar not null references sum_check (check_id),
  figure_id varchar not null references budget_line (figure_id),
  primary key (check_id, figure_id)
);

create table finding (
  finding_id varchar not null primary key,
  plan_id varchar not null references plan_package (plan_id),
  association_id varchar not null references association (association_id),
  rule_id varchar not null references rule (rule_id),
  severity varchar not null check (severity in ('error', 'warning', 'info')),
  statement varchar,
  section_text varchar,
  line_text varchar,
  year integer,
  title varchar not null,
  message varchar not null,
  stated_text varchar,
  stated_sek decimal(14, 2),
  computed_sek decimal(14, 2),
  difference_sek decimal(14, 2),
  suggestion varchar,
  page integer,
  line integer
);

create table finding_figure (
  finding_id varchar not null references finding (finding_id),
  figure_id varchar not null references budget_line (figure_id),
  figure_order integer not null,
  primary key (finding_id, figure_id)
);
