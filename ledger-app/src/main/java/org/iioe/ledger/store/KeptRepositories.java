package org.iioe.ledger.store;

import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

/**
 * Gives each aggregate a repository that keeps its state, under the name by which the framework
 * looks for one before it makes its own.
 */
final class KeptRepositories implements BeanDefinitionRegistryPostProcessor {
    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        ConfigurableListableBeanFactory beans = (ConfigurableListableBeanFactory) registry;
        for (String name : beans.getBeanNamesForAnnotation(Aggregate.class)) {
            Class<?> type = beans.getType(name);
            if (type == null || !Kept.class.isAssignableFrom(type)) {
                continue;
            }
            RootBeanDefinition repository = new RootBeanDefinition(KeptRepository.class);
            repository.setTargetType(ResolvableType.forClassWithGenerics(Repository.class, type));
            repository.getConstructorArgumentValues().addIndexedArgumentValue(0, type);
            repository
                    .getConstructorArgumentValues()
                    .addIndexedArgumentValue(1, new RuntimeBeanReference(Configuration.class));
            repository
                    .getConstructorArgumentValues()
                    .addIndexedArgumentValue(2, new RuntimeBeanReference(KeptStreams.class));
            registry.registerBeanDefinition(
                    StringUtils.uncapitalize(type.getSimpleName()) + "Repository", repository);
        }
    }
}
