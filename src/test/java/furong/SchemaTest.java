package furong;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the catalogue of the running database and holds the rules that let the same schema be spread over many servers
 * by customer (docs/decisions). A table of a later module is covered without a line more: its comment says its kind.
 */
@FurongTest
class SchemaTest {

    private static final String OUR_TABLES = """
            select n.nspname || '.' || c.relname as name, c.oid, coalesce(obj_description(c.oid), '') as comment
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'events', 'pg_toast')
              and n.nspname not like 'pg_temp%'""";

    @Autowired
    JdbcClient db;

    @Test
    void everyTableSaysWhatKindItIs() {
        assertThat(names("where comment !~ '^(customer|directory|reference|local): .{8,}'"))
                .as("tables without a kind in their comment")
                .isEmpty();
        assertThat(names("where true")).hasSizeGreaterThan(10);
    }

    @Test
    void rule1_theCustomerIsTheFirstColumnOfACustomersTablesKey() {
        assertThat(names("""
                where comment like 'customer:%' and not exists (
                    select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                    where i.indrelid = t.oid and i.indisprimary and a.attname = 'customer'
                      and a.atttypid = 'bigint'::regtype and a.attnotnull)"""))
                .as("customer-owned tables whose primary key does not begin with customer")
                .isEmpty();
    }

    @Test
    void rule1_aTableWithACustomerSaysWhatItIs() {
        assertThat(names("""
                where comment like 'reference:%' and exists (
                    select from pg_attribute a where a.attrelid = t.oid and a.attname = 'customer'
                      and not a.attisdropped)""")).as("reference tables with a customer column").isEmpty();
    }

    @Test
    void rule2_everyUniqueAndExclusionKeyOfACustomersTableContainsTheCustomer() {
        assertThat(names("""
                where comment like 'customer:%' and exists (
                    select from pg_index i
                    where i.indrelid = t.oid and (i.indisunique or i.indisexclusion) and not exists (
                        select from pg_attribute a
                        where a.attrelid = i.indrelid and a.attname = 'customer' and a.attnum = any(i.indkey)))"""))
                .as("customer-owned tables with a unique or exclusion key without customer")
                .isEmpty();
    }

    @Test
    void rule2_foreignKeysBetweenCustomersTablesContainTheCustomerOnBothSides() {
        assertThat(foreignKeys("""
                where child.comment like 'customer:%' and parent.comment like 'customer:%' and not exists (
                    select from unnest(f.conkey, f.confkey) as pair (mine, theirs)
                    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = pair.mine and a.attname = 'customer'
                    join pg_attribute b on b.attrelid = f.confrelid and b.attnum = pair.theirs
                         and b.attname = 'customer')"""))
                .as("foreign keys between customer-owned tables that leave the customer out")
                .isEmpty();
    }

    @Test
    void rule2_noReferenceTablePointsAtACustomersTable() {
        assertThat(foreignKeys("where child.comment not like 'customer:%' and parent.comment like 'customer:%'"))
                .as("foreign keys from other tables to customer-owned ones")
                .isEmpty();
    }

    @Test
    void rule3_aDirectoryIsKeyedByTheGlobalValueAndNamesTheCustomer() {
        assertThat(names("""
                where comment like 'directory:%' and (not exists (
                    select from pg_attribute a where a.attrelid = t.oid and a.attname = 'customer'
                      and a.atttypid = 'bigint'::regtype)
                  or exists (
                    select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                    where i.indrelid = t.oid and i.indisprimary and a.attname = 'customer'))"""))
                .as("directory tables that do not map a global value to a customer")
                .isEmpty();
    }

    @Test
    void modulesDoNotTieTheirTablesTogether() {
        assertThat(foreignKeys("where split_part(child.name, '.', 1) <> split_part(parent.name, '.', 1)"))
                .as("foreign keys across schemas")
                .isEmpty();
    }

    @Test
    void idsAreMadeInTheApplication() {
        var sequences = db.sql("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'S' and n.nspname not in ('events', 'public')""").query(String.class).list();
        assertThat(sequences).as("sequences shared by all").isEmpty();
    }

    private List<String> names(String condition) {
        return db.sql("with t as (" + OUR_TABLES + ") select name from t " + condition + " order by name limit 500")
                .query(String.class)
                .list();
    }

    private List<String> foreignKeys(String condition) {
        return db.sql("with t as (" + OUR_TABLES + ") select f.conname || ': ' || child.name || ' → ' || parent.name"
                        + " from pg_constraint f join t child on child.oid = f.conrelid"
                        + " join t parent on parent.oid = f.confrelid " + condition
                        + (condition.contains("where") ? " and" : " where") + " f.contype = 'f' limit 500")
                .query(String.class)
                .list();
    }
}
