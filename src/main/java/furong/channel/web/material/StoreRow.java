package furong.channel.web.material;

import furong.material.Store;

/** A place with the names it is known by. */
public record StoreRow(Store place, String unit, String name) {}
