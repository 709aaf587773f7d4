package furong.hall;

/** How many of an item a hall has bought and where they are: {@code inHall + out + lost = total}, by a rule of the table. */
public record Stock(Item item, int total, int inHall, int out, int lost) {}
