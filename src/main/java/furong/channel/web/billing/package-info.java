/** The pages of bills: a customer's, and finance's runs, parked accounts, alarms and files of usage. */
@NullMarked
package furong.channel.web.billing;

import org.jspecify.annotations.NullMarked;
