package furong;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Furong: customer service as a set of promises. */
@EnableAsync
@EnableScheduling
@Modulithic(sharedModules = "platform")
@SpringBootApplication
public class Furong {

    public static void main(String[] args) {
        SpringApplication.run(Furong.class, args);
    }
}
