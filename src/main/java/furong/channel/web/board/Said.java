package furong.channel.web.board;

import java.util.List;

/** What an order came to: what was done, and the rules that are not kept now. */
public record Said(String title, List<String> rules) {}
