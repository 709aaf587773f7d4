/** The service vehicles: who is out today, a vehicle's month, wishes taken down outside, and the public timetable. */
@NullMarked
package furong.channel.web.fleet;

import org.jspecify.annotations.NullMarked;
