with public_tables as (
  select table_name, comment from duckdb_tables()
  union all
  select view_name, comment from duckdb_views() where not internal
),
described as (
  select
    public_tables.table_name,
    public_tables.comment as table_comment,
    duckdb_columns.column_name,
    duckdb_columns.data_type,
    duckdb_columns.is_nullable,
    duckdb_columns.comment as column_comment
  from public_tables
  join duckdb_columns() as duckdb_columns
    on duckdb_columns.table_name = public_tables.table_name
  where not duckdb_columns.internal
  order by public_tables.table_name, duckdb_columns.column_index
)
select * from described;
