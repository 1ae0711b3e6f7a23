with own_columns as (
  select column_name, data_type
  from duckdb_columns()
  where table_name = $table_name
  order by column_index
)
select * from own_columns;
