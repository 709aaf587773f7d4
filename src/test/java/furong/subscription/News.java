package furong.subscription;

import furong.network.LineOff;
import furong.network.LineOn;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Loses what the network says of some lines, as a crash between its commit and its hearing does. */
@Aspect
@Component
class News {

    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    void lose(SubscriptionId id) {
        lost.add(Subscriptions.subject(id));
    }

    void hear(SubscriptionId id) {
        lost.remove(Subscriptions.subject(id));
    }

    @Around("execution(void furong.subscription.Activations.on(..))")
    @Nullable
    Object hear(ProceedingJoinPoint call) throws Throwable {
        var about = switch (call.getArgs()[0]) {
            case LineOn on -> on.reference();
            case LineOff off -> off.reference();
            default -> throw new IllegalStateException();
        };
        return lost.contains(about) ? null : call.proceed();
    }
}
