package io.qloop.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import org.junit.jupiter.api.Test;

/** The files of a kind of case that customers see. */
public abstract class CustomersAttachmentsTest extends CaseAttachmentsTest {

    /** The customer whose case it is. */
    protected abstract Tokens owner();

    /** Another customer. */
    protected abstract Tokens otherCustomer();

    @Test
    public void showsTheCustomerWhatTheCustomerAddedAlone() {
        var files = open() + "/attachments";
        var ours = files + "/" + added(worker(), files);
        upload(owner(), files, "proof-of-purchase.png", FileFixture.png())
                .then()
                .statusCode(201);

        as(owner()).get(files).then().statusCode(200).body("name", contains("proof-of-purchase.png"));
        as(worker()).get(files).then().body("name", contains("a.png", "proof-of-purchase.png"));
        problem(as(owner()).get(ours), 404, "attachment-not-found");
    }

    @Test
    public void locksWhatTheCustomerAddedAsWell() {
        var path = open();
        var files = path + "/attachments";
        var file = files + "/" + added(owner(), files);

        conclude(path);

        problem(remove(worker(), file), 409, "attachment-locked");
        problem(upload(owner(), files, "b.png", FileFixture.png()), 409, "attachment-item-closed");
    }

    @Test
    public void hidesTheCaseFromAnotherCustomer() {
        var files = open() + "/attachments";
        var file = files + "/" + added(owner(), files);

        assertThat(as(otherCustomer()).get(files).statusCode()).isEqualTo(404);
        assertThat(as(otherCustomer()).get(file).statusCode()).isEqualTo(404);
        assertThat(upload(otherCustomer(), files, "b.png", FileFixture.png()).statusCode())
                .isEqualTo(404);
        // Files that were sent stay; taking them out is for our people.
        assertThat(remove(owner(), file).statusCode()).isEqualTo(403);
    }
}
