package io.qloop.notification.directory;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All posts. */
@ApplicationScoped
class Posts implements PanacheRepositoryBase<Post, UUID> {

    /** A post and who holds it. */
    record Filled(Post post, Optional<Held> held) {

        Optional<Person> holder() {
            return held.map(Held::person);
        }
    }

    /** Since when somebody holds a post, and until when. */
    record Held(Holding holding, Person person) {}

    Optional<Post> of(Department department, String code) {
        return find("departmentId = ?1 and code = ?2", department.id(), code).firstResultOptional();
    }

    /** The post with a name of its own that goes by this code, whatever its department. */
    Optional<Post> named(String code) {
        return Post.isNamed(code) ? find("code", code).firstResultOptional() : Optional.empty();
    }

    List<Post> of(Department department) {
        return list("departmentId", department.id());
    }

    /** The posts of each department with who holds them at the moment; head and deputy first. */
    Map<UUID, List<Filled>> filled(Collection<Department> departments, Instant at) {
        return getEntityManager()
                .createQuery("""
                        select post, holding, person from Post post
                        left join Holding holding on holding.postId = post.id
                            and (holding.since is null or holding.since <= :at)
                            and (holding.until is null or holding.until > :at)
                        left join Person person on person.id = holding.personId
                        where post.departmentId in :departments
                        order by case post.code when 'head' then 0 when 'deputy' then 1 else 2 end, post.code""", Object[].class)
                .setParameter("at", at)
                .setParameter(
                        "departments", departments.stream().map(Department::id).toList())
                .getResultStream()
                .map(row -> new Filled(
                        (Post) row[0],
                        Optional.ofNullable((Holding) row[1]).map(holding -> new Held(holding, (Person) row[2]))))
                .collect(Collectors.groupingBy(
                        filled -> filled.post().departmentId(), LinkedHashMap::new, Collectors.toList()));
    }

    /** The post, which comes into being where there was none. */
    Post entered(Department department, String code) {
        return of(department, code).orElseGet(() -> {
            if (named(code).isPresent()) {
                throw Refusal.unprocessable("post-code-taken", "post", code);
            }
            var post = new Post(Ids.next(), department.id(), code);
            persist(post);
            return post;
        });
    }
}
