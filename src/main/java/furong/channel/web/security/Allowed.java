package furong.channel.web.security;

import furong.organisation.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may ask for this: people with one of these roles. Quality supervisors may read it even if they are not listed;
 * they may change something only if they are. A controller method without this, {@link Everyone} or {@link Public} is
 * closed to all.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    Role[] value();
}
