/** The pages of what there is to give out: free numbers, what can be had at an address, the stock. */
@NullMarked
package furong.channel.web.resource;

import org.jspecify.annotations.NullMarked;
