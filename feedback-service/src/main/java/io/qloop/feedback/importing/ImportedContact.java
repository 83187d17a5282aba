package io.qloop.feedback.importing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/** Somebody at a customer, as the contract of master data has it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportedContact(@JsonIgnore String customerId, String name, String mail, String role) {}
