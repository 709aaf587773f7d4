package furong.resource;

import furong.organisation.Area;
import org.jspecify.annotations.Nullable;

/**
 * Which free numbers somebody would like to see.
 *
 * @param area served by the number's exchange, {@code null} for the whole city
 * @param kind VOICE, PHS …: what the number is for, {@code ""} for anything
 * @param exchange its code, {@code ""} for any
 * @param containing digits somewhere in it, {@code ""} for any
 * @param ending its last digits, {@code ""} for any
 * @param grade {@code null} for any; {@code ""} for those that are not fancy
 */
public record NumberSearch(
        @Nullable Area area,
        String kind,
        String exchange,
        String containing,
        String ending,
        @Nullable String grade) {}
