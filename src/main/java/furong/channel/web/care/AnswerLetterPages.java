package furong.channel.web.care;

import furong.care.Answers;
import furong.care.CaseId;
import furong.care.Cases;
import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The answer to a case on paper; printing it is posting it. */
@Allowed({
    Role.HOTLINE_AGENT,
    Role.COUNTER_CLERK,
    Role.ACCOUNT_MANAGER,
    Role.DISPATCHER,
    Role.BACK_OFFICE,
    Role.BRANCH_MANAGER
})
@Controller
class AnswerLetterPages {

    private final Answers answers;
    private final Cases cases;
    private final Customers customers;
    private final AnswerPaper paper;
    private final Access access;

    AnswerLetterPages(Answers answers, Cases cases, Customers customers, AnswerPaper paper, Access access) {
        this.answers = answers;
        this.cases = cases;
        this.customers = customers;
        this.paper = paper;
        this.access = access;
    }

    @PostMapping("/customers/{customer}/cases/{id}/letter")
    ResponseEntity<byte[]> letter(
            @PathVariable CustomerId customer,
            @PathVariable CaseId id,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var to = customers.get(customer);
        access.customer(who, to.owner(), customer.value());
        var answer = answers.letter(customer, id, who.actor(request));
        var matter = cases.get(customer, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=" + matter.number() + ".pdf")
                .body(paper.print(to, matter, answer, shell.today()));
    }
}
