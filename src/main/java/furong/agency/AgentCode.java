package furong.agency;

import furong.platform.Refused;

/** A bank or the post by its short name: {@code ICBC}. */
public record AgentCode(String value) implements Comparable<AgentCode> {

    public AgentCode {
        if (!value.matches("[A-Z]{2,8}")) throw new Refused("not-found", value);
    }

    public static AgentCode of(String text) {
        return new AgentCode(text);
    }

    public String text() {
        return value;
    }

    @Override
    public int compareTo(AgentCode other) {
        return value.compareTo(other.value);
    }
}
