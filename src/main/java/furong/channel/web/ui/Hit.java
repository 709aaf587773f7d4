package furong.channel.web.ui;

import org.jspecify.annotations.Nullable;

/** Something the palette found: its kind (a text key), name, second line, icon and where it leads. */
public record Hit(
        String kind, String icon, String text, @Nullable String note, String href) {}
