/** Pages about conduct: the public convention and reports, proceedings, payroll's lines, praise, one's own record. */
@NullMarked
package furong.channel.web.conduct;

import org.jspecify.annotations.NullMarked;
