package furong.channel.web.regulator;

import furong.billing.BillAccuracy;
import furong.channel.web.Shell;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.organisation.UnitId;
import furong.platform.Page;
import furong.promise.PromiseTimes;
import furong.promise.PromiseTimes.Which;
import furong.regulator.Indicator;
import furong.staffing.Staffing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page of rows behind a number shows: promises, or credit notes, or days of calls. */
public record RowsView(
        Shell shell,
        RowPages.Asked asked,
        @Nullable String after,
        Page<PromiseTimes.Row> page,
        Page<BillAccuracy.Error> errors,
        List<Staffing.Day> days,
        Map<CustomerId, CustomerRow> customers,
        Map<UnitId, String> units) {

    public String title() {
        return shell.t(asked.measure().label()) + " · " + shell.t("return.which." + which());
    }

    public String note() {
        return shell.t(asked.setting().label()) + " · " + shell.date(asked.from()) + " – " + shell.date(asked.until())
                + " · " + asked.jurisdiction();
    }

    private String which() {
        return asked.measure() == Indicator.BILLING || asked.measure() == Indicator.HOTLINE
                ? asked.measure().name()
                : asked.which().name();
    }

    public boolean open() {
        return asked.which() == Which.OPEN;
    }

    public String customer(CustomerId id) {
        var row = customers.get(id);
        return row == null ? id.text() : row.name();
    }

    public String unit(UnitId id) {
        return units.getOrDefault(id, id.text());
    }

    /** What the promise was about, in words. */
    public String subject(String subject) {
        var kind = subject.split(":", 2)[0];
        return shell.texts().textOr(shell.locale(), "promise.subject." + kind, kind);
    }

    public String cause(String cause) {
        return cause.isEmpty() ? "" : shell.texts().textOr(shell.locale(), "promise.cause." + cause, cause);
    }

    public String back() {
        return ReturnView.address("/returns", asked.jurisdiction(), asked.from(), asked.until())
                .toUriString();
    }

    public @Nullable String firstHref() {
        return after == null ? null : href(null);
    }

    public @Nullable String nextHref() {
        var next = page.next() == null ? errors.next() : page.next();
        return next == null ? null : href(next);
    }

    private String href(@Nullable String from) {
        var address = ReturnView.address("/returns/rows", asked.jurisdiction(), asked.from(), asked.until())
                .queryParam("measure", asked.measure())
                .queryParam("setting", asked.setting())
                .queryParam("which", asked.which());
        if (from != null) address.queryParam("after", from);
        return address.build().encode().toUriString();
    }
}
