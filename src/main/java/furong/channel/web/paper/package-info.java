/** Paper: sheets of A4 with their fonts in them, for bills, letters and returns. */
@org.jspecify.annotations.NullMarked
package furong.channel.web.paper;
