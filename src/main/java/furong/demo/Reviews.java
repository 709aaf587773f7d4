package furong.demo;

import furong.customer.KeyAccounts;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.platform.Actor;
import furong.platform.BusinessClock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The service reviews of the key accounts: planned when the month begins, most of them held on their day. */
@DemoPart
class Reviews {

    private static final int MANY = 200;
    private static final int DAYS_BETWEEN = 90;
    private static final List<String> MINUTES =
            List.of("线路质量达到约定，下季度扩容一处分支。", "上月两次障碍已说明原因，客户满意处理结果。", "客户希望增加夜间值守电话，已转大客户部研究。");

    private static final List<String> TERMS =
            List.of("主干线路双路由，切换演练每半年一次。", "上门只在营业时间之外，先与总务处约定。", "新增线路免装机工料费，按合同价结算。");

    private final KeyAccounts keyAccounts;
    private final Staff staff;
    private final BusinessClock clock;

    Reviews(KeyAccounts keyAccounts, Staff staff, BusinessClock clock) {
        this.keyAccounts = keyAccounts;
        this.staff = staff;
        this.clock = clock;
    }

    /** One of three that fall into the month is forgotten, so that the list of overdue reviews has something to say. */
    void plan(Story story, Scope scope, People people, Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        for (var care : keyAccounts.inScope(scope, MANY)) {
            var due = today.plusDays(people.between(5, 60));
            keyAccounts.planReview(care.customer(), due, by);
            keyAccounts.agree(care.customer(), people.any(TERMS), today.minusDays(people.between(40, 400)), by);
            if (!people.once(3)) {
                var at = due.atTime(LocalTime.of(10, 0)).atZone(clock.getZone()).toInstant();
                var minutes = people.any(MINUTES);
                story.at(at, () -> hold(care, minutes, due.plusDays(DAYS_BETWEEN)));
            }
        }
    }

    private void hold(KeyAccounts.Care care, String minutes, LocalDate next) {
        var by = staff.member(care.managers().manager()).from("demo desk");
        var review = keyAccounts.reviews(care.customer()).getFirst();
        keyAccounts.holdReview(care.customer(), review.id(), minutes, next, by);
    }
}
