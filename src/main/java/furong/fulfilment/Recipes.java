package furong.fulfilment;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The recipes by which orders are fulfilled. A new product or action is a new recipe, not new code. */
@Component
@Transactional
public class Recipes {

    private static final int ROWS_MAX = 1_000;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;
    private final Menu menu;

    Recipes(JdbcClient db, Audit audit, Clock clock, Menu menu) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.menu = menu;
    }

    /**
     * The recipe in force for an action on a product: its own, or the one for any product.
     *
     * @throws Refused plan-no-recipe
     */
    @Transactional(readOnly = true)
    public Recipe current(String action, String product, LocalDate on) {
        return db.sql("""
                        select * from fulfilment.recipe
                        where action = ? and product in (?, '') and since <= ?
                        order by product desc, version desc limit 1""")
                .params(action, product, on)
                .query((row, n) -> recipe(row))
                .optional()
                .map(this::withSteps)
                .orElseThrow(() -> new Refused("plan-no-recipe", action, product));
    }

    /** All recipes in force on a day, by action and product. */
    @Transactional(readOnly = true)
    public List<Recipe> inForce(LocalDate on) {
        return db.sql("""
                        select distinct on (action, product) * from fulfilment.recipe where since <= ?
                        order by action, product, version desc limit ?""").params(on, ROWS_MAX).query((row, n) -> recipe(row)).list().stream()
                .map(this::withSteps)
                .toList();
    }

    /**
     * Publishes the next version of a recipe; {@code recipe.version()} is not looked at. Plans already made keep theirs.
     *
     * @throws Refused recipe-past, recipe-reason, and what {@link Menu#check} refuses
     */
    public Recipe publish(Recipe recipe, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "recipe-reason");
        if (recipe.since().isBefore(LocalDate.ofInstant(clock.instant(), clock.getZone())))
            throw Refused.field("since", "recipe-past");
        menu.check(recipe);
        var version = db.sql(
                        "select coalesce(max(version), 0) + 1 from fulfilment.recipe where action = ? and product = ?")
                .params(recipe.action(), recipe.product())
                .query(Integer.class)
                .single();
        db.sql("""
                        insert into fulfilment.recipe (action, product, version, since, promise, reason, badge)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(recipe.action(), recipe.product(), version, recipe.since(), recipe.promise())
                .params(reason.strip(), by.badge())
                .update();
        for (var n = 0; n < recipe.steps().size(); n++)
            insert(recipe, version, n + 1, recipe.steps().get(n));
        audit.note(
                by,
                "recipe.published",
                0,
                "recipe:" + recipe.action() + ":" + recipe.product(),
                Map.of("version", version, "since", recipe.since().toString(), "reason", reason.strip()));
        return current(recipe.action(), recipe.product(), recipe.since());
    }

    private void insert(Recipe recipe, int version, int position, Recipe.Step step) {
        db.sql("""
                        insert into fulfilment.recipe_step (action, product, version, code, position, kind, needs,
                            only_if, shared, at_once, counts, no_return, queue, makes, keeps, minutes, stuck_after,
                            name_zh, name_en)
                        values (:action, :product, :version, :code, :position, :kind, :needs, :only_if, :shared,
                            :at_once, :counts, :no_return, :queue, :makes, :keeps, :minutes, :stuck, :zh, :en)""")
                .param("action", recipe.action())
                .param("product", recipe.product())
                .param("version", version)
                .param("code", step.code())
                .param("position", position)
                .param("kind", step.kind())
                .param("needs", step.needs().toArray(String[]::new))
                .param("only_if", step.onlyIf())
                .param("shared", step.shared())
                .param("at_once", step.atOnce())
                .param("counts", step.counts())
                .param("no_return", step.noReturn())
                .param("queue", step.queue())
                .param("makes", step.makes())
                .param("keeps", step.keeps())
                .param("minutes", step.minutes())
                .param("stuck", step.stuckMinutes())
                .param("zh", step.name().zh())
                .param("en", step.name().en())
                .update();
    }

    private Recipe withSteps(Recipe recipe) {
        var steps = db.sql("""
                        select * from fulfilment.recipe_step where action = ? and product = ? and version = ?
                        order by position limit ?""")
                .params(recipe.action(), recipe.product(), recipe.version(), ROWS_MAX)
                .query((row, n) -> step(row))
                .list();
        return new Recipe(recipe.action(), recipe.product(), recipe.version(), recipe.since(), recipe.promise(), steps);
    }

    private static Recipe recipe(ResultSet row) throws SQLException {
        return new Recipe(
                row.getString("action"),
                row.getString("product"),
                row.getInt("version"),
                row.getObject("since", LocalDate.class),
                row.getString("promise"),
                List.of());
    }

    private static Recipe.Step step(ResultSet row) throws SQLException {
        return new Recipe.Step(
                row.getString("code"),
                row.getString("kind"),
                texts(row.getArray("needs")),
                row.getString("only_if"),
                row.getBoolean("shared"),
                row.getBoolean("at_once"),
                row.getBoolean("counts"),
                row.getString("no_return"),
                row.getString("queue"),
                row.getString("makes"),
                row.getString("keeps"),
                row.getInt("minutes"),
                row.getInt("stuck_after"),
                new Label(row.getString("name_zh"), row.getString("name_en")));
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
