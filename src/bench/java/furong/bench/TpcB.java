package furong.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ruler: the transaction pgbench calls TPC-B-like, on the same server and driver, statement by statement with
 * prepared statements: three updates, a select, an insert, a commit.
 */
final class TpcB implements AutoCloseable {

    private static final int TELLERS = 10;
    private static final int ACCOUNTS = 100_000;

    private final Connection[] connections;
    private final PreparedStatement[][] statements;
    private final int scale;

    /** Makes the tables; {@code scale} branches, at least as many as clients, as pgbench advises. */
    TpcB(House house, int clients, int scale) throws SQLException {
        this.scale = scale;
        try (var db = house.connect();
                var sql = db.createStatement()) {
            sql.execute("""
                    create schema tpcb;
                    create table tpcb.branch (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100);
                    create table tpcb.teller (tid int primary key, bid int, tbalance int, filler char(84));
                    create table tpcb.account (aid int primary key, bid int, abalance int, filler char(84));
                    create table tpcb.history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
                    insert into tpcb.branch select n, 0, '' from generate_series(1, %1$d) n;
                    insert into tpcb.teller select n, 1 + (n - 1) / %2$d, 0, '' from generate_series(1, %1$d * %2$d) n;
                    insert into tpcb.account select n, 1 + (n - 1) / %3$d, 0, '' from generate_series(1, %1$d * %3$d) n;
                    analyze tpcb.branch; analyze tpcb.teller; analyze tpcb.account;
                    """.formatted(scale, TELLERS, ACCOUNTS));
        }
        connections = new Connection[clients];
        statements = new PreparedStatement[clients][];
        for (var client = 0; client < clients; client++) {
            var db = house.connect();
            db.setAutoCommit(false);
            connections[client] = db;
            statements[client] = new PreparedStatement[] {
                db.prepareStatement("update tpcb.account set abalance = abalance + ? where aid = ?"),
                db.prepareStatement("select abalance from tpcb.account where aid = ?"),
                db.prepareStatement("update tpcb.teller set tbalance = tbalance + ? where tid = ?"),
                db.prepareStatement("update tpcb.branch set bbalance = bbalance + ? where bid = ?"),
                db.prepareStatement(
                        "insert into tpcb.history (tid, bid, aid, delta, mtime) values (?, ?, ?, ?, current_timestamp)")
            };
        }
    }

    /** One transaction. */
    int once(int client) throws SQLException {
        var random = ThreadLocalRandom.current();
        var delta = random.nextInt(-5000, 5001);
        var account = 1 + random.nextInt(scale * ACCOUNTS);
        var teller = 1 + random.nextInt(scale * TELLERS);
        var branch = 1 + random.nextInt(scale);
        var sql = statements[client];
        update(sql[0], delta, account);
        sql[1].setInt(1, account);
        try (var rows = sql[1].executeQuery()) {
            rows.next();
        }
        update(sql[2], delta, teller);
        update(sql[3], delta, branch);
        update(sql[4], teller, branch, account, delta);
        connections[client].commit();
        return 1;
    }

    private static void update(PreparedStatement statement, int... values) throws SQLException {
        for (var at = 0; at < values.length; at++) statement.setInt(at + 1, values[at]);
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) connection.close();
    }
}
